import type { Pages, Render } from './page.ts'

/** The pages the protocol library asks for: errors that cannot be sent to the client, and the device flow. */
export const createPages = (render: Render): Pages => ({
  render,
  renderError: (ctx, { error, error_description: description }) => {
    const message = description ?? 'The request could not be understood.'
    render(ctx, 'error', { code: error, message }, ctx.status)
  },
  device: {
    userCodeInputSource: (ctx, _form, _out, problem) =>
      render(ctx, 'device-code', {
        xsrf: ctx.oidc.session?.state?.secret,
        action: ctx.oidc.urlFor('code_verification'),
        problem: problem && describeProblem(problem),
        userCode: ctx.query.code,
      }),
    userCodeConfirmSource: (ctx, _form, client, _device, userCode) =>
      render(ctx, 'device-confirm', {
        xsrf: ctx.oidc.session?.state?.secret,
        action: ctx.oidc.urlFor('code_verification'),
        application: client.clientName ?? client.clientId,
        userCode,
      }),
    successSource: (ctx) =>
      render(ctx, 'device-done', { application: ctx.oidc.client?.clientName ?? '' }),
  },
  logout: {
    logoutSource: (ctx) =>
      render(ctx, 'logout', {
        xsrf: ctx.oidc.session?.state?.secret,
        action: ctx.oidc.urlFor('end_session_confirm'),
      }),
    postLogoutSuccessSource: (ctx) => render(ctx, 'signed-out', {}),
  },
})

const describeProblem = (problem: Error): string => {
  if (problem.name === 'AbortedError')
    return 'Your device cannot be activated because you did not allow access.'
  if ('userCode' in problem || problem.name === 'NoCodeError')
    return 'This code is not valid. Check it and try again.'
  return 'Something went wrong. Ask your device for a new code.'
}
