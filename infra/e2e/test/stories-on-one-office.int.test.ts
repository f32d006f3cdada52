// Opening an office takes longer than any of these; each keeps to units and documents of its own.
import './stories/five-reports.ts';
import './stories/working-session.ts';
import './stories/questions.ts';
import './stories/clusters.ts';
import './stories/figures-and-awards.ts';
import './stories/themes-and-joint-organs.ts';
