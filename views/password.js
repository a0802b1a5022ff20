// Ticks off the rules of a new password while it is typed. The server is the authority: what it alone can tell (what
// was used before, what is well known) stays open here. Without JavaScript the same list stands there unticked.

const lookAlikes = { 0: 'o', 1: 'l', i: 'l', '@': 'a', 3: 'e', $: 's' }

const fold = (text) =>
  Array.from(text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, ''), (c) => lookAlikes[c] ?? c).join('')

const namesOf = ([email, given, family, full]) => {
  const called = given === '' && family === '' ? full.split(/\s+/) : [given, family]
  return [email, email.split('@')[0], ...called]
    .map(fold)
    .flatMap((name) => [name, name.replace(/[^\p{L}\p{N}]/gu, '')])
    .filter((name) => Array.from(name).length >= 4)
}

const classes = [/\p{Ll}/u, /[\p{Lu}\p{Lt}]/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{Lt}\p{N}]/u]

/** By rule, whether it is met; for the rules that can be told from the text alone. */
export function rulesMet(typed, policy) {
  const password = typed.normalize('NFC')
  const length = Array.from(password).length
  const text = fold(password)
  const backwards = Array.from(text).toReversed().join('')
  return {
    'password-too-short': length >= policy.shortest,
    'password-too-long': length <= policy.longest,
    'password-too-plain': classes.filter((each) => each.test(password)).length >= policy.classes,
    'password-names-you': !namesOf(policy.names).some(
      (name) => text.includes(name) || backwards.includes(name),
    ),
  }
}

function watch(list) {
  const { shortest, longest, classes: asked, names, met, unmet } = list.dataset
  const field = document.getElementById(list.dataset.for)
  const policy = { shortest: +shortest, longest: +longest, classes: +asked, names: JSON.parse(names) }
  const tick = () => {
    const state = rulesMet(field.value, policy)
    for (const item of list.children) {
      const isMet = state[item.dataset.rule]
      if (isMet === undefined) continue
      item.className = field.value !== '' && isMet ? 'met' : ''
      item.querySelector('.state').textContent = ` – ${isMet && field.value !== '' ? met : unmet}`
    }
  }
  field.addEventListener('input', tick)
}

if (globalThis.document) for (const list of document.querySelectorAll('.rules')) watch(list)
