"""`scripts/train-repair-model` makes the model that the repository has."""
import os
import subprocess
import unittest

from acceptance import CORPUS, SOURCE, AcceptanceTest

SHARED = CORPUS.parent
MODEL = SOURCE / "extract/packs/fa/repair.model"
LARGEST = 10_000_000  # bytes


class TrainRepairModel(AcceptanceTest):

    @unittest.skipUnless(SHARED.is_dir(), f"SKIPPED: {SHARED} with the training texts is not there")
    @unittest.skipUnless(os.environ.get("DIPLOGRAPH_REPAIR_TRAINING"), "ctest names the training program")
    def test_training_gives_the_model_of_the_repository_byte_for_byte(self):
        trained = self.folder / "repair.model"
        subprocess.run([SOURCE / "scripts/train-repair-model", trained], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.assertTrue(trained.read_bytes() == MODEL.read_bytes(),
                        "the model is not the one that its sources give: run scripts/train-repair-model")

    def test_the_model_is_small(self):
        self.assertLess(MODEL.stat().st_size, LARGEST)

    def test_texts_that_are_not_there_are_named(self):
        result = subprocess.run([SOURCE / "scripts/train-repair-model", self.folder / "m"],
                                env={**os.environ, "DIPLOGRAPH_SHARED": str(self.folder)},
                                stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(str(self.folder), result.stderr.decode())
        self.assertFalse((self.folder / "m").exists())


if __name__ == "__main__":
    unittest.main()
