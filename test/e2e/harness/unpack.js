// Where does the browser that comes from npm go? Into the temporary folder of this process (chromium.ts runs it with its own).
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
