// Nothing is called here: the check is made before the program starts.
