/** My account: where people see and change what is theirs. */
export const accountPath = '/account'
