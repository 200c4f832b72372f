import 'antd/dist/reset.css'
import './console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console } from './app/app'
import { startTexts } from './app/i18n'

startTexts()
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the console')
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
