import { Cookie, type CookieJar } from 'tough-cookie'
import type { KeptCookie } from './user-agent.ts'

/** Changes the values of a jar's cookies; one for which there is no value is taken out. */
export const alterJar = async (
  jar: CookieJar,
  valueOf: (cookie: KeptCookie) => string | undefined,
): Promise<void> => {
  const { cookies } = await jar.serialize()
  for (const kept of cookies) {
    const cookie = Cookie.fromJSON(kept)
    if (!cookie) continue
    const { key: name, value, domain, path } = cookie
    const next = valueOf({ name, value })
    if (next === value) continue
    if (next === undefined) await jar.store.removeCookie(domain, path, name)
    else {
      cookie.value = next
      await jar.store.putCookie(cookie)
    }
  }
}
