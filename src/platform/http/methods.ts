import type { Endpoint } from './exchange.ts'
import { HttpProblem } from './problem.ts'

/** The methods of our own addresses. */
export function methodsByPath(endpoints: readonly Endpoint[]): (path: string) => readonly string[] {
  const patterns = endpoints.map(({ method, path }) => ({
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    matches: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))
  return (path) => patterns.filter(({ matches }) => matches.test(path)).flatMap(({ methods }) => methods)
}

/** An address that is there, and is asked for by a method that it does not take, is not absent. */
export function withMethods(problem: HttpProblem, own: readonly string[], method: string): HttpProblem {
  const isOfOurs = problem.status === 404 && own.length > 0 && !own.includes(method)
  if (!isOfOurs && problem.status !== 405) return problem
  const allow = [...new Set([...own, ...(problem.options.allow ?? [])])]
  return new HttpProblem(405, 'method-not-allowed', { allow })
}
