/** What this service must know of others: which directives are registered, since when, and whether as a sample. */
export { openDirectiveReferences as openReferences } from '@trienkhai/runtime/directive-references';
