import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedLibraries } from './base-image.ts'

test('the libraries and the loader are read from what ldd prints; what the kernel provides is left out', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd0f5f2000)',
    '\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f1c7a5f0000)',
    '\tlibstdc++.so.6 => /usr/lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007f1c7a200000)',
    '\t/lib64/ld-linux-x86-64.so.2 (0x00007f1c7a610000)',
    '',
  ].join('\n')
  assert.deepEqual(sharedLibraries(output), [
    '/lib/x86_64-linux-gnu/libdl.so.2',
    '/usr/lib/x86_64-linux-gnu/libstdc++.so.6',
    '/lib64/ld-linux-x86-64.so.2',
  ])
})

test('the loader of musl, which ldd lists twice, is read too', () => {
  const output =
    '\t/lib/ld-musl-x86_64.so.1 (0x7f0000000000)\n\tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f0000000000)\n'
  assert.deepEqual(new Set(sharedLibraries(output)), new Set(['/lib/ld-musl-x86_64.so.1']))
})
