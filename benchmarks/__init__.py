"""Speed and accuracy, measured in one run beside the libraries that a user would pick instead.

    python -m benchmarks                     everything, in under a quarter of an hour on two cores
    python -m benchmarks amounts language    some parts
    python -m benchmarks --pages FOLDER      the parts that read pages, on pages of your own as well
    python -m benchmarks --quick             a look: few pages, one round, nobody but us

The data is made here (`pages`), by a seeded generator that knows every amount and every line of noise that it writes.
`train_html`, `train_lines` and `calibrate_currency` are no measurements: they learn the weights in ``lexicons/`` from a
folder of data, and say how well those do on pages that they were not learned from.
"""
