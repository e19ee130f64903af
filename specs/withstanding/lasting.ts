import type { RelyingParty } from '../../fixtures/relying-party.ts'
import type { TokenAnswer } from '../../fixtures/token-answer.ts'
import { stageError } from '../../harness/judge/errors.ts'

/** What a client asks for that wants to go on without its user (OpenID Connect Core 1.0 section 11). */
export const lasting = (scope: string) => ({
  scope: `openid offline_access ${scope}`,
  prompt: 'consent',
})

/**
 * The control of whatever a refresh token must not do: that it works for its own application. Returns
 * the tokens as they are then; a `stage` error where it does not.
 */
export const refreshed = async (app: RelyingParty, tokens: TokenAnswer): Promise<TokenAnswer> => {
  const answer = await app.refresh(tokens)
  if (answer.accessToken === undefined)
    throw stageError(
      `the control failed: "${app.name}" itself cannot use its refresh token: ${answer.status} "${answer.error ?? 'no error'}"`,
    )
  const { refreshToken = tokens.refreshToken } = answer
  return { ...answer, ...(refreshToken === undefined ? {} : { refreshToken }) }
}
