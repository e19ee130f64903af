import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'koa'

/** The cookie of a console session; it leaves the browser only on requests of the console's own pages. */
const cookieName = 'console_session'

/** How long a session lasts after its last request, in milliseconds. */
const idleLimitMs = 8 * 3_600_000

/** How many sessions may exist at once; the one unused the longest makes room for another. */
const sessionLimit = 50

/** An administrator who has signed in to the console. */
export interface ConsoleSession {
  /** Proves that a form comes from a page shown in this session. */
  readonly formToken: string
  /** What the next page says was done. */
  notice?: string | undefined
}

const random = () => randomBytes(24).toString('base64url')

/** The sessions of one console, in memory. */
export class ConsoleSessions {
  readonly #sessions = new Map<string, { readonly session: ConsoleSession; usedAt: number }>()
  readonly #cookie: {
    path: string
    httpOnly: true
    sameSite: 'strict'
    secure: boolean
    overwrite: true
  }

  constructor(path: string, publicUrl: URL) {
    const secure = publicUrl.protocol === 'https:'
    this.#cookie = { path, httpOnly: true, sameSite: 'strict', secure, overwrite: true }
  }

  /** Begins a session in the user agent of this request, with an id it did not choose. */
  begin(ctx: Context): void {
    const [oldest] = this.#sessions.keys()
    if (this.#sessions.size >= sessionLimit && oldest !== undefined) this.#sessions.delete(oldest)
    const id = random()
    this.#sessions.set(id, { session: { formToken: random() }, usedAt: Date.now() })
    this.#set(ctx, id)
  }

  /** The session of the user agent of this request, while it lasts. */
  of(ctx: Context): ConsoleSession | undefined {
    const id = ctx.cookies.get(cookieName) ?? ''
    const found = this.#sessions.get(id)
    if (!found) return undefined
    this.#sessions.delete(id)
    const now = Date.now()
    if (now - found.usedAt > idleLimitMs) return undefined
    found.usedAt = now
    // Put back at the end: the order of the map is the order of use.
    this.#sessions.set(id, found)
    return found.session
  }

  /** Ends the session of the user agent of this request. */
  end(ctx: Context): void {
    this.#sessions.delete(ctx.cookies.get(cookieName) ?? '')
    this.#set(ctx, null)
  }

  #set(ctx: Context, value: string | null): void {
    // The cookie says itself whether it is secure; behind a proxy the connection would not know.
    ctx.cookies.secure = this.#cookie.secure
    ctx.cookies.set(cookieName, value, this.#cookie)
  }
}

/** Whether a posted form carries the token of the session it claims to come from. */
export const hasFormToken = (session: ConsoleSession, given: unknown): boolean => {
  const [a, b] = [
    Buffer.from(typeof given === 'string' ? given : ''),
    Buffer.from(session.formToken),
  ]
  return a.length === b.length && timingSafeEqual(a, b)
}
