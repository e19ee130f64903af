import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configurationError } from '../judge/errors.ts'
import { assembleBaseImage } from './base-image.ts'
import { buildImage, connectEngine, hasImage, type Engine } from './engine.ts'
import { removeLeftovers } from './leftovers.ts'

/** The environment variable that names the image of the reference server once it is built. */
export const imageVariable = 'CONSENT_IMAGE'

/** How long the engine may take to say whether it reaches a registry, in milliseconds. */
export const registryLimitMs = 10_000

/** The base where a registry can be reached: the newest Node with long-term support, on Debian. */
const registryBase = 'node:24-slim'
const repository = 'consent-conformance/reference-server'

/** What the build put together for the image: the Dockerfile, the one-file server, its assets. */
const contextFolder = fileURLToPath(new URL('../../container', import.meta.url))

/**
 * Sees to the image of the reference server, once for all workers: builds it unless an image of the
 * same content exists, names it in `CONSENT_IMAGE`, which the workers inherit, and removes containers
 * that a killed run left behind. Rejects with a `configuration` error without a Docker engine. `say`
 * hears what takes time.
 */
export const prepareContainer = async (say: (line: string) => void = () => {}): Promise<string> => {
  const engine = await connectEngine()
  await removeLeftovers(engine)
  const image = await builtImage(engine, say)
  process.env[imageVariable] = image
  return image
}

const builtImage = async (engine: Engine, say: (line: string) => void): Promise<string> => {
  if (!existsSync(join(contextFolder, 'server.mjs'))) {
    throw configurationError(`"${contextFolder}" holds no server.mjs: run "npm run build"`)
  }
  const localBase = `consent-conformance/base:node-${process.version}-${process.arch}`
  const content = hashFolder(contextFolder)
  const onRegistryBase = imageName(content, registryBase)
  const onLocalBase = imageName(content, localBase)

  if (await hasImage(engine, onRegistryBase)) return onRegistryBase
  if (await hasImage(engine, onLocalBase)) return withoutRegistry(onLocalBase)
  if ((await hasImage(engine, registryBase)) || (await isReachable(engine, registryBase))) {
    say(`building the image of the reference server on ${registryBase} …`)
    await buildImage(engine, contextFolder, onRegistryBase, { BASE: registryBase })
    return onRegistryBase
  }
  say(
    'building the image of the reference server; no registry answers, so on the Node that runs this …',
  )
  if (!(await hasImage(engine, localBase))) await assembleBaseImage(engine, localBase)
  await buildImage(engine, contextFolder, onLocalBase, { BASE: localBase })
  return withoutRegistry(onLocalBase)
}

/** Keeps testcontainers from fetching helper images of its own; what the environment says stands. */
const withoutRegistry = (image: string): string => {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true'
  process.env['TESTCONTAINERS_HOST_OVERRIDE'] ??= '127.0.0.1'
  return image
}

/** Whether the engine reaches the registry of an image: it is asked for the manifest only. */
const isReachable = async (engine: Engine, image: string): Promise<boolean> => {
  const manifest = engine.container.dockerode.getImage(image).distribution()
  const limit = new Promise<false>((resolve) => {
    setTimeout(resolve, registryLimitMs, false).unref()
  })
  return Promise.race([
    manifest.then(
      () => true,
      () => false,
    ),
    limit,
  ])
}

const imageName = (content: string, base: string): string =>
  `${repository}:${createHash('sha256').update(`${content} ${base}`).digest('hex').slice(0, 16)}`

/** One hash over the names and contents of all files of a folder. */
const hashFolder = (folder: string): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name)
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
