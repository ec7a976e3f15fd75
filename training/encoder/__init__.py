"""Trains the encoder of khabar's accurate mode. Nothing here is needed to install, run or test the package itself."""
