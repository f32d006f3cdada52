import { program } from './program.ts';

await program(process.env, process.stdout).parseAsync(process.argv);
