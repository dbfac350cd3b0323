// Builds after an install, so that `npx control-oc` works at once. An install without the development
// dependencies has no compiler: it brings its own dist, and must not fail here.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const hasCompiler = () => {
  try {
    createRequire(import.meta.url).resolve('typescript/package.json')
    return true
  } catch {
    return false
  }
}

if (hasCompiler()) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
