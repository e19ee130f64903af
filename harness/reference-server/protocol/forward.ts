import { IncomingMessage } from 'node:http'
import type { Context } from 'koa'
import type Provider from 'oidc-provider'

/** A handler of plain Node requests. */
export type Handler = ReturnType<Provider['callback']>

/** A request as it goes on to the protocol library. */
export interface Forwarded {
  readonly publicUrl: URL
  readonly mountPath: string
  /** Replaces the body, when the one that came was read or has to change. */
  readonly form?: URLSearchParams
}

/**
 * Hands a request on to the library, which is mounted below a path and knows the server only by its
 * public address: whatever host or proxy headers came with the request play no part.
 */
export const forward = async (
  ctx: Context,
  handler: Handler,
  { publicUrl, mountPath, form }: Forwarded,
): Promise<void> => {
  const request = form ? withForm(ctx.req, form) : ctx.req
  const proxied = ['x-forwarded-host', 'x-forwarded-for', 'x-forwarded-proto']
  for (const header of proxied) delete request.headers[header]
  request.headers.host = publicUrl.host
  request.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1)
  // Built anew, because a request line may name another host, which the library would believe.
  const originalUrl = ctx.path + ctx.search
  Object.assign(request, { originalUrl, url: originalUrl.slice(mountPath.length) || '/' })
  ctx.respond = false
  await handler(request, ctx.res)
}

/** The same request with another body. */
const withForm = (original: IncomingMessage, form: URLSearchParams): IncomingMessage => {
  const body = Buffer.from(form.toString())
  const request = new IncomingMessage(original.socket)
  request.method = original.method ?? 'POST'
  request.headers = {
    ...original.headers,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  }
  delete request.headers['transfer-encoding']
  request.push(body)
  request.push(null)
  // Else Node takes the end of this stand-in for a broken connection.
  request.complete = true
  return request
}
