import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = 'http://127.0.0.1:8420'

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.vite'),
  plugins: [react()],
  build: {
    outDir: here('../build/console'),
    emptyOutDir: true,
    sourcemap: false,
    // Map outlines are files of their own, never inlined into code.
    assetsInlineLimit: 2_048,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    fs: { allow: [here('..')] },
    proxy: { '/api': api, '/a': api, '/healthz': api, '/readyz': api },
  },
})
