import type { LaunchOptions } from 'playwright'
import { ownCertificate } from '../own-certificate.ts'
import { browserProxy, proxiesOf } from '../proxies.ts'

/**
 * The hosts of the mock clients as Chromium's resolver rules see them: the names that
 * `isMockHost` accepts, each mapped to loopback.
 */
export const mockHostPatterns = ['example', '*.example', 'test', '*.test', 'notlocalhost'] as const

/** Nothing but the page under test: no graphics hardware, no QUIC, no traffic of the browser's own. */
const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * How Playwright starts the browser at `path`: the mock clients' hosts resolve to loopback inside
 * it and have a certificate that it believes, the proxies are those of the environment, and its
 * sandbox is on unless the user is root, for whom Chromium has none.
 */
export const browserLaunchOptions = (
  path: string,
  userId: number | undefined = process.getuid?.(),
): LaunchOptions => {
  const proxies = proxiesOf()
  return {
    executablePath: path,
    headless: true,
    chromiumSandbox: userId !== 0,
    ...(proxies === undefined ? {} : { proxy: browserProxy(proxies) }),
    args: [
      ...quietArguments,
      `--host-resolver-rules=${mockHostPatterns.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
      `--ignore-certificate-errors-spki-list=${ownCertificate().keyHash}`,
    ],
  }
}
