// zod without its compiler: that would try to make a function of text, which the page's policy forbids and the console would report.
import { z } from "zod";

z.config({ jitless: true });

export { z };
