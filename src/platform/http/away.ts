import { MissingKey } from '../crypto/vault.ts'
import { isBroken, isUnavailable } from '../db/connect.ts'

/** Whether another try, or another process, may do it: the database is away, or a key that another has is not here. */
export const isAway = (error: unknown): boolean => isUnavailable(error) || error instanceof MissingKey

/** Whether somebody has to look, for it does not pass by itself. */
export const needsSomebody = (error: unknown): boolean => isBroken(error) || error instanceof MissingKey
