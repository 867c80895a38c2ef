// Keeps moving fluid: where frames take too long while the view moves, lines wait until it rests.

const samples = 3;
const slowestFrame = 30;  // milliseconds; 33 make 30 frames per second

export class FrameWatch {
  #measuring = false;
  #times = [];

  /** Watches a drawing of more than a few edges until it was found slow. */
  constructor(sigma, edges) {
    this.sigma = sigma;
    if (edges > 2000) sigma.getCamera().on('updated', this.#measure);
  }

  /** From a movement to the second frame after it, in which its drawing is on the screen. */
  #measure = () => {
    if (this.#measuring) return;
    this.#measuring = true;
    const begin = performance.now();
    requestAnimationFrame(() => requestAnimationFrame((end) => {
      this.#measuring = false;
      this.#times.push((end - begin) / 2);
      if (this.#times.length < samples) return;
      const mean = this.#times.reduce((sum, one) => sum + one, 0) / samples;
      this.#times = [];
      if (mean <= slowestFrame) return;
      this.sigma.setSetting('hideEdgesOnMove', true);
      this.sigma.getCamera().off('updated', this.#measure);
    }));
  };
}
