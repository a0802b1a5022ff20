// Lets the browser ask for a passkey or a security key, and sends what it answers. Without it, the page says what else
// there is.
import './simplewebauthn.js'

const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } =
  globalThis.SimpleWebAuthnBrowser

/** Each form's own message stands where a page says what went wrong. */
const problems = new Map(
  Array.from(document.querySelectorAll('form[data-ceremony]'), (form) => [
    form,
    form.querySelector('[role=alert]'),
  ]),
)

const say = (form, text) => {
  const problem = problems.get(form)
  document.getElementById('problem')?.remove()
  document.querySelector('main > .lead').after(problem)
  problem.querySelector('div').textContent = text
  problem.dataset.reason = 'passkey-stopped'
  problem.hidden = false
  problem.focus()
}

/** What went wrong, in the page's own words; nothing where another question took this one's place. */
const wordsFor = (form, error) => {
  const names = [error.name, error.cause?.name]
  if (names.includes('AbortError')) return undefined
  if (names.includes('InvalidStateError')) return form.dataset.known
  return names.includes('NotAllowedError') ? form.dataset.cancelled : form.dataset.failed
}

const ask = async (form, useBrowserAutofill) => {
  const optionsJSON = JSON.parse(form.dataset.options)
  const answer =
    form.dataset.ceremony === 'create'
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON, useBrowserAutofill })
  form.elements.response.value = JSON.stringify(answer)
  form.submit()
}

const askAndSay = async (form) => {
  problems.get(form).hidden = true
  try {
    await ask(form, false)
  } catch (error) {
    const text = wordsFor(form, error)
    if (text !== undefined) say(form, text)
  }
}

if (browserSupportsWebAuthn()) {
  for (const note of document.querySelectorAll('[data-without-script]')) note.hidden = true
  for (const form of document.querySelectorAll('form[data-ceremony]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void askAndSay(form)
    })
    if (form.dataset.autofill && (await browserSupportsWebAuthnAutofill()))
      ask(form, true).catch(() => undefined) // whoever types goes on as always
  }
}
