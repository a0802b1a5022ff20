import { judged } from '../../platform/schema/index.ts'
import { registrationKinds, registrationNumberIn } from '../../policy/organisations/index.ts'

/** An organisation by its registration, as it is kept: `kvk:69599084`. Whether there is one by now is not asked. */
export const registration = () =>
  judged((text) => {
    const [kind, typed = ''] = text.split(/:(.*)/s)
    const known = registrationKinds.find((each) => each === kind)
    const read = known && registrationNumberIn(known, typed)
    if (!read?.ok) return 'must be a registration, as kvk:69599084'
    return read.number === typed ? undefined : `must be written as ${known}:${read.number}`
  })
