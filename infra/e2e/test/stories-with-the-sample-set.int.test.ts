// No figure of the one is changed by what the other records.
import './stories/sample-set.ts';
import './stories/unit-report-figures.ts';
