/** JSON that came over the wire: its shape is the asker's business, the expectations check it. */
// oxlint-disable-next-line no-explicit-any -- as above
export type Json = any;
