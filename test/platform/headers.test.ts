import { expect, test } from '@jest/globals'
import { contentSecurityPolicy } from '../../src/platform/http/headers.ts'

test('a policy names origins and schemes, and never a wildcard or a second directive', () => {
  const targets = [
    'https://portal.example',
    'com.example.app:',
    'https://*.example',
    'https://*',
    '*',
    'https://x.example; script-src *',
    "'unsafe-inline'",
    '',
  ]
  const last = contentSecurityPolicy(targets).split('; ').at(-1)
  expect(last).toBe("form-action 'self' https://portal.example com.example.app:")
})
