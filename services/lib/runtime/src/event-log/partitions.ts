/** Every topic has this many partitions, for ever: the key → partition map rests on it. */
export const PARTITIONS = 12;
