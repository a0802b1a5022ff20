import { helpLine } from '../brand.ts'
import { tickBox } from '../field.ts'
import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import { problemOf, type Problem } from '../problem-text.ts'
import type { AboutActivation } from './about.ts'
import { recoveryWords } from './words/index.ts'

/** What the link of a way back in is for, before anything is done. */
export function recoveryPage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  /** Whom it is for. */
  email: string
  /** How the code reaches them. */
  code: 'text' | 'letter'
  /** Where it is stopped. */
  stop: string
}): Html {
  const { frame, about } = model
  const text = recoveryWords[frame.locale]
  return layout(frame, {
    title: text.title,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead(about.sender)}</p>
      <dl class="facts">
        <div>
          <dt>${text.for}</dt>
          <dd>${model.email}</dd>
        </div>
      </dl>
      <p>${text.will[model.code]}</p>
      <form method="post" action="${model.action}">
        <div class="actions"><button type="submit" class="primary">${text.goOn}</button></div>
      </form>
      <p class="after">${text.notYou} <a href="${model.stop}">${text.stopWay}</a></p>
      ${helpLine(frame)}
    `,
  })
}

/** Both legs were shown: they sign in next. */
export function goInPage(model: { frame: Frame; action: string; forgotten: string }): Html {
  const { frame } = model
  const text = recoveryWords[frame.locale]
  return layout(frame, {
    title: text.goInTitle,
    body: html`
      <h1>${text.goInTitle}</h1>
      <p class="lead">${text.goInLead}</p>
      <p>${text.goInThen}</p>
      <form method="post" action="${model.action}">
        <div class="actions"><button type="submit" class="primary">${text.goIn}</button></div>
      </form>
      <p class="after">${text.forgotten} <a href="${model.forgotten}">${text.forgottenWay}</a></p>
      ${helpLine(frame)}
    `,
  })
}

/** Asks whoever was told of a way back in whether they want it stopped. A tick goes before the button: scanners of mail press those. */
export function stopPage({
  frame,
  action,
  problem,
}: {
  frame: Frame
  action: string
  problem: Problem | undefined
}): Html {
  const text = recoveryWords[frame.locale]
  const wrong = problemOf(text, frame.locale, problem, 'sure')
  return layout(frame, {
    title: text.stopTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.stopTitle}</h1>
      <p class="lead">${text.stopLead}</p>
      <form method="post" action="${action}" novalidate>
        ${tickBox({
          ...{ name: 'sure', value: 'yes', label: text.stopSure, isTicked: false },
          ...(wrong && { problems: [wrong] }),
        })}
        <div class="actions"><button type="submit" class="danger">${text.stop}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
}

/** It works no more: stopped now, or over before. */
export function stoppedPage({
  frame,
  was,
  password,
}: {
  frame: Frame
  was: 'stopped' | 'used' | 'over'
  /** Where a new password is chosen. */
  password: string
}): Html {
  const text = recoveryWords[frame.locale]
  const title = text.stoppedTitle[was]
  return layout(frame, {
    title,
    body: html`
      <h1>${title}</h1>
      ${alert(was, text.stoppedSays[was], was === 'used' ? undefined : 'neutral')}
      <div class="actions">
        <a class="button ${was === 'used' ? 'primary' : 'secondary'}" href="${password}"
          >${text.newPassword}</a
        >
      </div>
      ${helpLine(frame)}
    `,
  })
}
