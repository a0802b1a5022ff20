import { describe, expect, test } from '@jest/globals'
import {
  isByRule,
  readAnswer,
  verdictOn,
  type SmtpAnswer,
  type Verdict,
} from '../../src/domain/outbox/answers.ts'

const answer = (code: number, status: string, stage: SmtpAnswer['stage']): SmtpAnswer => ({
  code,
  status,
  stage,
})

describe('a mail server’s answer', () => {
  test.each<[string, SmtpAnswer, Verdict]>([
    ['a mailbox that is none', answer(550, '5.1.1', 'recipient'), 'no-such-address'],
    ['a domain that is none', answer(550, '5.1.2', 'recipient'), 'no-such-address'],
    ['a domain that takes no mail', answer(556, '5.1.10', 'recipient'), 'no-such-address'],
    ['a domain that cannot be reached', answer(550, '5.4.4', 'recipient'), 'no-such-address'],
    ['a mailbox that is none, said after the content', answer(550, '5.1.1', 'content'), 'no-such-address'],
    ['that we have not signed in', answer(530, '5.7.0', 'recipient'), 'our-fault'],
    ['that it does not know us', answer(535, '5.7.8', 'before'), 'our-fault'],
    ['that our sender may not send', answer(550, '5.7.1', 'before'), 'our-fault'],
    ['that our sender is no address of its own', answer(553, '', 'before'), 'our-fault'],
    ['a rule of its own', answer(550, '5.7.1', 'recipient'), 'refused'],
    ['a rule of its own, after the content', answer(554, '5.7.1', 'content'), 'refused'],
    ['no more than no', answer(550, '', 'recipient'), 'refused'],
    ['a full mailbox', answer(552, '', 'recipient'), 'later'],
    ['a full mailbox, by its status', answer(550, '5.2.2', 'recipient'), 'later'],
    ['that it has no time', answer(421, '4.3.2', 'before'), 'later'],
    ['that it does not know us yet', answer(450, '4.7.1', 'recipient'), 'later'],
    ['that it cannot look us up now', answer(454, '4.7.0', 'before'), 'later'],
  ])('of %s', (_name, given, verdict) => {
    expect(verdictOn(given)).toBe(verdict)
  })

  test('is read by its codes and by where it was given, and is none where the connection broke', () => {
    expect(readAnswer({ response: '550 5.1.1 <a@b.example>: no such user', command: 'RCPT TO' })).toEqual(
      answer(550, '5.1.1', 'recipient'),
    )
    expect(readAnswer({ response: '550-5.7.1 Go\n550 5.7.1 away', command: 'DATA' })).toEqual(
      answer(550, '5.7.1', 'content'),
    )
    expect(readAnswer({ response: '535 no', command: 'AUTH PLAIN' })).toEqual(answer(535, '', 'before'))
    expect(readAnswer({ code: 'ETIMEDOUT', command: 'CONN' })).toBeUndefined()
    expect(readAnswer(undefined)).toBeUndefined()
  })

  test('is by a rule of the server where its status says so', () => {
    expect(isByRule(answer(550, '5.7.26', 'content'))).toBe(true)
    expect(isByRule(answer(550, '5.1.7', 'content'))).toBe(false)
  })
})
