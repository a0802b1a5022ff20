/** The columns that the migrations make, as the driver gives them: held to the database by columns.test.ts. */
export interface Columns {
  access_request: {
    account_id: string
    answer: string | null
    asked_at: Date
    asked_for: string
    asked_key: string
    branches: readonly string[]
    ended_as: string | null
    ended_at: Date | null
    id: string
    look_at: Date | null
    membership_id: string | null
    numbers: readonly string[]
    organisation_id: string | null
    passed_to: string
    wants_role: boolean
    why: string
  }
  account: {
    closed_at: Date | null
    created_at: Date
    demo: boolean
    device_era: number
    ended_before: Date
    enrolment_open_until: Date | null
    era: number
    family_name: string | null
    first_signed_in_at: Date | null
    given_name: string | null
    id: string
    locale: string
    name: string
    phone: Buffer | null
    proofing: string
    standing: string
    subject: string
    tells_new_browsers: boolean
    time_zone: string | null
    updated_at: Date
    way_back_put_off: number
    way_back_put_off_at: Date | null
  }
  account_postal: {
    account_id: string
    confirmed_at: Date | null
    content: Buffer
    returned_at: Date | null
    set_at: Date
    set_by: string
  }
  acting_use: {
    account_id: string
    client_id: string
    last_at: Date
    organisation_id: string
  }
  activation: {
    account_id: string | null
    begun_by: string
    branch_ids: readonly string[] | null
    client_id: string | null
    closes_at: Date
    created_at: Date
    email: string
    email_lookup: string
    ended_as: string | null
    ended_at: Date | null
    external_key: string | null
    id: string
    legs: readonly string[]
    locale: string
    look_at: Date | null
    mandate_level: string | null
    membership_id: string | null
    name: string
    number_ids: readonly string[] | null
    opens_at: Date | null
    organisation_id: string | null
    phone: Buffer | null
    postal: Buffer | null
    powers: readonly string[]
    purpose: string
    role: string | null
    sender_id: string | null
    sender_membership_id: string | null
    user_name: string | null
    valid_from: Date | null
    valid_until: Date | null
    version: number
  }
  activation_leg: {
    activation_id: string
    channel: string
    expires_at: Date | null
    message_id: string | null
    secret: Buffer | null
    sent_at: Date | null
    tries_left: number
  }
  activation_link: {
    activation_id: string
    sent_at: Date
    stops: boolean
    token_hash: Buffer
  }
  activation_visit: {
    accepted_at: Date | null
    accepted_era: number | null
    activation_id: string
    began_at: Date
    carried_at: Date | null
    code_at: Date | null
    expires_at: Date
    link_hash: Buffer | null
    proved: readonly string[]
    reference: string
    token_hash: Buffer
  }
  address_proof: {
    account_id: string
    attempt_id: string
    code_mac: Buffer
    counted: object | null
    era: number | null
    expires_at: Date
    proven_at: Date | null
    sent_at: Date
    sent_to: string | null
    session_key: Buffer | null
    tries_left: number
  }
  attempt: {
    account_choice: string | null
    account_id: string | null
    acts_for_nobody: boolean
    client_id: string
    counted: object | null
    created_at: Date
    expires_at: Date
    expiry_answer: string | null
    finished_at: Date | null
    id: string
    offer_answered: boolean
    organisation_id: string | null
  }
  attribute_kind: {
    allowed: readonly string[]
    client_id: string | null
    created_at: Date
    key: string
    name_en: string
    name_nl: string
    name_sv: string
    register_key: string | null
    seen_by: readonly string[]
    set_by: readonly string[]
    type: string
    version: number
  }
  audit_checkpoint: {
    checkpoint: string
    is_last: boolean
  }
  audit_checkpoint_key: {
    created_at: Date
    id: string
    is_only: boolean
    private_key: Buffer
    public_key: Buffer
  }
  audit_event: {
    account_id: string | null
    actor: string
    at: Date
    client_id: string | null
    details: object
    id: string
    organisation_id: string | null
    person_hash: Buffer | null
    type: string
  }
  audit_pending: {
    event_id: string
  }
  audit_person: {
    actor_name: string | null
    address: string | null
    event_id: string
    salt: Buffer
    user_agent: string | null
  }
  audit_seal: {
    event_id: string
    hash: Buffer
    key_id: string | null
    mac: Buffer | null
    seq: string
  }
  branch: {
    address: object | null
    created_at: Date
    ended_at: Date | null
    id: string
    name: string
    number: string
    organisation_id: string
  }
  chore: {
    every_seconds: number
    name: string
    ran_at: Date
  }
  client: {
    beside_at: Date | null
    beside_by: string | null
    created_at: Date
    deleted_at: Date | null
    demo: boolean
    floor: string
    id: string
    managed_at: Date | null
    metadata: object
    name: string
    shown_to_all: boolean
    updated_at: Date
    version: number
  }
  client_picture: {
    body: Buffer
    client_id: string
    created_at: Date
    kind: string
    name: string
    type: string
  }
  client_registration: {
    client_id: string
    grants: readonly string[]
    origins: readonly string[] | null
    registered_at: Date
    scopes: readonly string[]
    token_hash: Buffer
  }
  client_request: {
    at: Date
    client_id: string
    detail: string | null
    endpoint: string
    error: string | null
    id: string
    reference: string
    said: object
  }
  client_secret: {
    client_id: string
    created_at: Date
    expires_at: Date | null
    hash: Buffer
    id: string
  }
  contact_set: {
    account_id: string
    kind: string
    set_at: Date
    set_by: string
  }
  credential_change: {
    account_id: string
    count: number
  }
  email_change: {
    account_id: string
    asked_by: string
    chosen_by: string | null
    effective_at: Date | null
    ended_at: Date | null
    expires_at: Date
    id: string
    new_confirmed_at: Date | null
    new_token_hash: Buffer
    new_value: string
    old_confirmed_at: Date | null
    old_token_hash: Buffer
    old_value: string | null
    old_was_proven: boolean | null
    requested_at: Date
    undo_token_hash: Buffer | null
    undo_until: Date | null
  }
  evidence: {
    account_id: string
    amr: readonly string[]
    at: Date
    attempt_id: string
    credential_id: string | null
    device_bound: boolean
    era: number
    expires_at: Date
    id: string
    kind: string
    model: string | null
    phishing_resistant: boolean
    proves: readonly string[]
    remembered: boolean
    restricted: boolean
    session_key: Buffer | null
    stands_in: boolean
    user_verified: boolean
  }
  explanation: {
    account_id: string | null
    at: Date
    attempt_id: string
    client_id: string
    reason: string
    reference_list: readonly string[]
    said: object
  }
  factor_credential: {
    account_id: string
    attempt_id: string | null
    created_at: Date
    device_bound: boolean | null
    id: string
    kind: string
    last_used_at: Date | null
    model: string | null
    name: string | null
    user_verified: boolean | null
  }
  foresight: {
    after: string | null
    asked_at: Date
    client_id: string
    done_at: Date | null
    id: string
    people: number
    refused: number
    sets_up: number
    version: number
    wanted: Buffer
  }
  foresight_person: {
    account_id: string
    foresight_id: string
    outlook: string
    what: string
  }
  handover: {
    closes_at: Date
    ended_as: string | null
    ended_at: Date | null
    from_membership_id: string
    id: string
    offered_at: Date
    organisation_id: string
    to_membership_id: string
  }
  identifier: {
    account_id: string
    created_at: Date
    form: string
    id: string
    kind: string
    lookup: string
    value: string
    verified_at: Date | null
  }
  invitation_list: {
    already: number
    begun_at: Date
    begun_by: string
    columns: readonly string[]
    digest: Buffer
    ended_at: Date | null
    has_titles: boolean
    id: string
    looks: number
    name: string | null
    organisation_id: string
    reached: number
    ready: number
    refused: number
    rows: number
    sent: number
    state: string
    wrong: number
  }
  invitation_list_row: {
    activation_id: string | null
    cells: Buffer
    faults: readonly string[]
    line: number
    list_id: string
    mark: Buffer | null
    organisation_id: string
    outcome: string | null
    plan: string | null
  }
  letter: {
    account_id: string | null
    activation_id: string | null
    asked_at: Date
    asked_by: string
    box: Buffer
    content: Buffer | null
    country: string
    ended_at: Date | null
    handed_over_at: Date | null
    id: string
    kind: string
    locale: string
    not_before: Date | null
    organisation_id: string | null
    pages: number | null
    person: Buffer
    place: number | null
    post_after: Date
    price: number | null
    reference: string
    run_id: string | null
    sha256: Buffer | null
    state: string
    why: string | null
    works_until: Date
  }
  letter_run: {
    began_at: Date
    begun_by: string
    fault: string | null
    faulted_at: Date | null
    handed_over_at: Date | null
    id: string
    letters: number | null
    name: string
    pages: number | null
    sha256: Buffer | null
    whole_as: string | null
    whole_at: string | null
    worked_until: Date | null
    worker: string | null
  }
  mail_refusal: {
    domain: string
    recipient: Buffer
    refused_at: Date
  }
  member_word: {
    kind: string
    membership_id: string
    organisation_id: string
    word: string
  }
  membership: {
    account_id: string | null
    all_branches: boolean
    all_numbers: boolean
    client_id: string | null
    created_at: Date
    ended_at: Date | null
    external_key: string | null
    given_by: string
    id: string
    kind: string
    mandate_level: string | null
    organisation_id: string
    powers: readonly string[]
    representation_id: string | null
    role: string
    updated_at: Date
    user_name: string | null
    user_name_lookup: string | null
    valid_from: Date
    valid_until: Date | null
    version: number
  }
  membership_attribute: {
    key: string
    membership_id: string
    organisation_id: string
    said: readonly string[]
    set_at: Date
    set_by: string
  }
  membership_branch: {
    branch_id: string
    membership_id: string
    organisation_id: string
  }
  membership_number: {
    membership_id: string
    number_id: string
    organisation_id: string
  }
  merge_request: {
    answer: string | null
    asked_at: Date
    closes_at: Date
    ended_as: string | null
    ended_at: Date | null
    from_ids: readonly string[]
    id: string
    membership_id: string
    organisation_id: string
    seen: string
    to_id: string
    who: string
    why: string
  }
  number_register: {
    created_at: Date
    example: string
    is_shared: boolean
    key: string
    name_en: string
    name_nl: string
    name_sv: string
    pattern: string
    version: number
  }
  oidc_artefact: {
    client_id: string | null
    consumed_at: Date | null
    ended_at: Date | null
    expires_at: Date
    grant_hash: Buffer | null
    id_hash: Buffer
    kind: string
    payload: Buffer
    session_key: Buffer | null
    subject: string | null
    user_code_hash: Buffer | null
  }
  oidc_consent: {
    claims: readonly string[]
    client_id: string
    given_at: Date
    organisation_id: string | null
    scopes: readonly string[]
    subject: string
  }
  oidc_grant: {
    client_id: string
    ended_at: Date | null
    expires_at: Date
    id_hash: Buffer
    membership_id: string | null
    organisation_id: string | null
    payload: Buffer
    subject: string
  }
  oidc_pairwise_subject: {
    pairwise: string
    sector: string
    subject: string
  }
  oidc_replay: {
    expires_at: Date
    id_hash: Buffer
  }
  oidc_signing_key: {
    activated_at: Date | null
    alg: string
    kid: string
    private_jwk: Buffer
    public_jwk: object
    published_at: Date
    retired_at: Date | null
    state: string
  }
  operator: {
    created_at: Date
    id: string
    name: string
  }
  operator_role: {
    account_id: string | null
    client_id: string | null
    clients: readonly string[]
    granted_at: Date
    id: string
    role: string
  }
  organisation: {
    address: object | null
    administered_at: Date | null
    created_at: Date
    display_name: string
    email_domains: readonly string[]
    external_key: string | null
    factors_forbidden: readonly string[]
    factors_required: readonly string[]
    id: string
    legal_name: string
    locale: string
    minimum_level: string | null
    registration_kind: string
    registration_number: string
    standing: string
    time_zone: string | null
    updated_at: Date
    version: number
    without_administrator_at: Date | null
  }
  organisation_application: {
    account_id: string
    applied_at: Date
    organisation_id: string
    why: string
  }
  organisation_number: {
    created_at: Date
    id: string
    is_shared: boolean
    label: string | null
    lookup: string
    organisation_id: string
    register_key: string
    replaced_at: Date | null
    replaced_by_id: string | null
    value: string
  }
  outbox_message: {
    account_id: string | null
    answer: string | null
    channel: string
    content: Buffer
    created_at: Date
    expires_at: Date
    failed_at: Date | null
    failure: string | null
    id: string
    sent_at: Date | null
    template: string
    tries: number
    urgency: string
  }
  password_credential: {
    account_id: string
    change_because: string | null
    credential_id: string
    expires_at: Date | null
    hash: string
    look_at: Date | null
    origin: string
    policy_id: number
    set_at: Date
    told_at: Date | null
    warned_days: number | null
  }
  password_history: {
    account_id: string
    hash: string
    set_at: Date
  }
  password_policy: {
    adopted_at: Date
    id: number
    rules: object
  }
  password_reset: {
    account_id: string
    client_id: string | null
    counted: object | null
    created_at: Date
    era: number
    expires_at: Date
    sent_to: Buffer
    token_hash: Buffer
  }
  people_export: {
    asked_by: string
    expires_at: Date
    id: string
    made_at: Date
  }
  portal_use: {
    account_id: string
    client_id: string
    last_at: Date
    organisation_id: string | null
  }
  proposal: {
    expires_at: Date
    id: string
    operation: string
    outcome: string | null
    proposed_at: Date
    proposed_by: string
    request: Buffer
    request_hash: Buffer
    settled_at: Date | null
    settled_by: string | null
    target: string
    version: string
  }
  recovery_code: {
    account_id: string
    credential_id: string
    mac: Buffer
    used_at: Date | null
  }
  refused_grant: {
    at: Date
    cause: string
    client_id: string
    grant_type: string
    reference: string
  }
  registration_token: {
    created_at: Date
    expires_at: Date
    grants: readonly string[]
    hash: Buffer
    id: string
    name: string
    origins: readonly string[] | null
    scopes: readonly string[]
    settings: object
    uses_left: number
  }
  remembered_browser: {
    account_id: string
    credential_id: string
    era: number
    expires_at: Date
    id: string
    kind: string
    proven_at: Date
    restricted: boolean
    token_hash: Buffer
    used_at: Date | null
    user_agent: string
  }
  representation: {
    ended_at: Date | null
    ended_by: string | null
    ended_from: string | null
    given_at: Date
    given_by: string
    id: string
    intermediary_id: string
    organisation_id: string
    valid_until: Date | null
  }
  request_once: {
    answer: Buffer | null
    caller: string
    expires_at: Date
    key_hash: Buffer
    request_hash: Buffer
  }
  resource: {
    access_token_format: string
    access_token_seconds: number
    beside_at: Date | null
    beside_by: string | null
    created_at: Date
    identifier: string
    managed_at: Date | null
    name: string
    scopes: readonly string[]
    version: number
  }
  restoration: {
    at: Date
    id: string
  }
  session: {
    account_id: string
    address: string
    ended_at: Date | null
    expires_at: Date
    idle_at: Date | null
    key: Buffer
    seen_at: Date
    started_at: Date
    user_agent: string
  }
  session_client: {
    chosen_at: Date | null
    client_id: string
    created_at: Date
    ended_at: Date | null
    expires_at: Date
    grant_hash: Buffer
    grant_id: Buffer
    organisation_id: string | null
    persists_logout: boolean
    session_key: Buffer
    sid: string
  }
  sms_code: {
    account_id: string
    code_mac: Buffer
    counted: object | null
    credential_id: string | null
    expires_at: Date
    number: Buffer
    scope: string
    tries_left: number
  }
  sms_credential: {
    account_id: string
    credential_id: string
    number: Buffer
    proven_at: Date
  }
  sms_sent: {
    id: string
    number_mac: Buffer
    prefix: string
    proves: boolean
    sent_at: Date
  }
  statistic: {
    a: string
    b: string
    client_id: string
    hour: Date
    kind: string
    ms: string
    ms_most: number
    n: string
  }
  statistic_position: {
    is_only: boolean
    seq: string
  }
  terms_acceptance: {
    accepted_at: Date
    account_id: string
    client_id: string
    privacy_uri: string | null
    terms_uri: string | null
    version: string
  }
  throttle_counter: {
    blocked_until: Date
    expires_at: Date
    key: Buffer
    tries: number
    waits: readonly number[]
  }
  totp_credential: {
    account_id: string
    credential_id: string
    last_step: string
    secret: Buffer
  }
  webauthn_challenge: {
    expires_at: Date
    hash: Buffer
  }
  webauthn_credential: {
    aaguid: string
    account_id: string
    attested: boolean
    backed_up: boolean
    counter: string
    credential_id: string
    external_id: Buffer
    public_key: Buffer
    transports: readonly string[]
  }
}
