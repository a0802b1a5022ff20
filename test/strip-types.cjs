// Jest's transform: Node strips the types itself, columns and lines stay where they are.
const { stripTypeScriptTypes } = require('node:module')
const { createHash } = require('node:crypto')

module.exports = {
  process: (code) => ({ code: stripTypeScriptTypes(code, { mode: 'strip' }) }),
  getCacheKey: (code, file) =>
    createHash('sha1')
      .update(process.version)
      .update('\0')
      .update(file)
      .update('\0')
      .update(code)
      .digest('hex'),
}
