// How soon a wall asks again for what the server did not give: nobody reloads it.

export const AGAIN_MS = 15_000;
