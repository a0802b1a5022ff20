/**
 * Operators: those who look after this installation, by name. What they may do is not decided here: whoever may run
 * the command line is one. Reached by what acts for them, which needs an `Actor` for the audit.
 */
export { operatorNamed } from './store.ts'
