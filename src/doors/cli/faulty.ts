import { sentenceOf, type Fault } from '../../platform/schema/index.ts'
import { Refusal } from './run.ts'

/** Everything that is wrong with what was given, a line each. @param what was not done */
export const faulty = (what: string, faults: readonly Fault[]): Refusal =>
  new Refusal([what, ...faults.map((fault) => `  ${sentenceOf(fault)}`)].join('\n'))
