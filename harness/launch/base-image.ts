import { execFileSync } from 'node:child_process'
import {
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { configurationError } from '../judge/errors.ts'
import { buildImage, type Engine } from './engine.ts'

/** What the name service and Node need to know of the one user there is, who is not root. */
const accounts: Readonly<Record<string, string>> = {
  'etc/passwd': 'node:x:1000:1000::/app:/sbin/nologin\n',
  'etc/group': 'node:x:1000:\n',
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
}

const dockerfile = `FROM scratch
COPY root/ /
ENV PATH=/usr/local/bin
`

/**
 * Makes a base image for a machine that reaches no registry: the Node binary that runs this, the
 * shared libraries it is linked against, a user who is not root, and nothing else. Rejects with a
 * `configuration` error where Node is not a Linux binary.
 */
export const assembleBaseImage = async (engine: Engine, image: string): Promise<void> => {
  if (process.platform !== 'linux') {
    throw configurationError(
      '--launch container reaches no image registry, and without one the image can be made on Linux only: ' +
        'connect the Docker engine to a registry, or use --launch embedded',
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'consent-base-image-'))
  try {
    const place = (from: string, to: string): void => {
      const target = join(folder, 'root', to)
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(from, target, constants.COPYFILE_FICLONE)
    }
    const node = realpathSync(process.execPath)
    place(node, 'usr/local/bin/node')
    for (const library of sharedLibraries(linkedLibraries(node))) place(library, library)
    for (const [file, text] of Object.entries(accounts)) {
      mkdirSync(dirname(join(folder, 'root', file)), { recursive: true })
      writeFileSync(join(folder, 'root', file), text)
    }
    writeFileSync(join(folder, 'Dockerfile'), dockerfile)
    await buildImage(engine, folder, image)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const linkedLibraries = (binary: string): string => {
  try {
    return execFileSync('ldd', [binary], { encoding: 'utf8' })
  } catch (cause) {
    throw configurationError(`"ldd ${binary}" does not tell the libraries of Node`, cause)
  }
}

/** The files that `ldd` names: the libraries it found, and the loader. */
export const sharedLibraries = (lddOutput: string): string[] =>
  lddOutput.split('\n').flatMap((line) => {
    const [, path] = /(?:=>|^)\s*(\/\S+)\s+\(0x/.exec(line) ?? []
    return path === undefined ? [] : [path]
  })
