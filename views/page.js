// Makes every page easier. Without JavaScript nothing is missing but what is said here.

// A form that was sent is not sent once more while it is on its way; what stays on its page may be.
const onTheirWay = new Set()

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (onTheirWay.has(form)) event.preventDefault()
  // the form that answers in another way has said so by now
  if (event.defaultPrevented || submitter?.hasAttribute('data-stays')) return
  onTheirWay.add(form)
  submitter?.setAttribute('aria-disabled', 'true')
  // it was stopped, or led to an app
  setTimeout(forget, 10_000)
})

function forget() {
  onTheirWay.clear()
  for (const button of document.querySelectorAll('button[aria-disabled]'))
    button.removeAttribute('aria-disabled')
}

addEventListener('pageshow', forget)

// What was typed is there again after the language was changed: by its name, and no secret. A password that is shown is a
// text to the browser, and a code is no text to keep.
const KEPT = 'sluis.typed'
const secret = /password$|^one-time-code$|^off$/
const typed = () =>
  Array.from(document.querySelectorAll('main input, main select, main textarea')).filter(
    ({ type, autocomplete }) =>
      !['password', 'hidden', 'submit', 'file'].includes(type) && !secret.test(autocomplete),
  )

function keepTyped() {
  const values = typed().map(({ name, type, value, checked }) =>
    type === 'checkbox' || type === 'radio' ? [name, value, checked] : [name, value],
  )
  sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, values }))
}

function bringBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
  sessionStorage.removeItem(KEPT)
  if (kept?.path !== location.pathname) return
  for (const field of typed())
    for (const [name, value, checked] of kept.values) {
      if (name !== field.name) continue
      if (checked === undefined) field.value = value
      else if (value === field.value) field.checked = checked
    }
}

try {
  bringBack()
  document.querySelector('form.languages')?.addEventListener('submit', keepTyped)
} catch {
  // a browser that keeps nothing keeps nothing
}

// A code is sent once more when the one before has had its time.
for (const button of document.querySelectorAll('button[data-rests]')) {
  const { textContent: label } = button
  const until = Date.now() + Number(button.dataset.rests) * 1000
  const tell = () => {
    const left = Math.ceil((until - Date.now()) / 1000)
    button.disabled = left > 0
    button.textContent = left > 0 ? `${label.trim()} (0:${String(left).padStart(2, '0')})` : label
    if (left > 0) setTimeout(tell, 1000)
  }
  tell()
}
