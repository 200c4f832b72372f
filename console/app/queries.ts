import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './api'

/** A refusal stays a refusal; only silence is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
    },
    mutations: { retry: false },
  },
})
