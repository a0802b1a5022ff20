const { readFileSync } = require('node:fs')
const Sequencer = require('@jest/test-sequencer').default

/**
 * Jest starts the largest files first where it has no times of an earlier run, as on a clean clone. A small file that
 * walks every page in a browser would so come last, and the second worker would wait for it with nothing to do.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const takesLong = ({ path }) => /harness\/(chromium|process)\.ts/.test(readFileSync(path, 'utf8'))
    const inOrder = super.sort(tests)
    if (tests.some(({ duration }) => duration !== undefined)) return inOrder
    return [...inOrder.filter(takesLong), ...inOrder.filter((test) => !takesLong(test))]
  }
}
