const PROJECTION_OF: Readonly<Record<string, string>> = {
  directive: 'directives',
  progress: 'progress',
  study: 'progress',
  session: 'activities',
  report: 'activities',
  milestone: 'activities',
  review: 'activities',
  visit: 'activities',
  cluster: 'clusters',
  award: 'awards',
  meeting: 'activities',
  task: 'tasks',
};

/** The projection that folds a stream; undefined: trace folds none of its kind, or more than one record of it. */
export function projectionOf(streamId: string): string | undefined {
  return PROJECTION_OF[streamId.slice(0, streamId.indexOf(':'))];
}
