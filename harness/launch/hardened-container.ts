import { GenericContainer } from 'testcontainers'

/** A container that may do nothing but serve: no root, no capability, nothing to write to but `/tmp`. */
export class HardenedContainer extends GenericContainer {
  constructor(image: string) {
    super(image)
    this.withUser('1000:1000')
      .withDroppedCapabilities('ALL')
      .withSecurityOpt('no-new-privileges')
      .withTmpFs({ '/tmp': 'rw,noexec,nosuid,size=16m' })
    this.hostConfig.ReadonlyRootfs = true
  }

  /** Publishes a port of the container on loopback only; testcontainers itself would publish it to every network. */
  withLoopbackPort(port: { readonly container: number; readonly host: number }): this {
    this.withExposedPorts(port)
    this.hostConfig.PortBindings = {
      [`${port.container}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(port.host) }],
    }
    return this
  }
}
