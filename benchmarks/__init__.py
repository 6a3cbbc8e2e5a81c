"""What the project measures itself by: the quality gate and the speed bars. Not a part of the package."""
