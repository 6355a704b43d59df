namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>
/// FSRS-6 written a second time, straight from the published formulas: a list of numbers, powers everywhere, nothing
/// shared with the product. It is the oracle of <see cref="OracleTests"/>; keep it plain.
/// </summary>
internal static class PlainFsrs
{
    internal static List<(double Stability, double Difficulty)> Run(double[] w, int[] grades, int[] waits)
    {
        var states = new List<(double, double)>();
        double s = 0, d = 0;
        for (var i = 0; i < grades.Length; i++)
        {
            var g = grades[i];
            if (i == 0)
            {
                s = w[g - 1];
                d = Bound(w[4] - Math.Pow(Math.E, w[5] * (g - 1)) + 1, 1, 10);
                states.Add((s, d));
                continue;
            }

            double newS;
            if (waits[i] == 0)
            {
                var inc = Math.Pow(Math.E, w[17] * (g - 3 + w[18])) / Math.Pow(s, w[19]);
                if (g >= 2 && inc < 1)
                    inc = 1;

                newS = s * inc;
            }
            else
            {
                var r = Recall(w, s, waits[i]);
                if (g == 1)
                {
                    newS = w[11] / Math.Pow(d, w[12]) * (Math.Pow(s + 1, w[13]) - 1);
                    newS *= Math.Pow(Math.E, w[14] * (1 - r));
                    var ceiling = s / Math.Pow(Math.E, w[17] * w[18]);
                    if (newS > ceiling)
                        newS = ceiling;
                }
                else
                {
                    var gain = Math.Pow(Math.E, w[8]) * (11 - d) / Math.Pow(s, w[9]);
                    gain *= Math.Pow(Math.E, w[10] * (1 - r)) - 1;
                    gain *= g == 2 ? w[15] : g == 4 ? w[16] : 1;
                    newS = s + (s * gain);
                }
            }

            var target = w[4] - Math.Pow(Math.E, w[5] * 3) + 1;
            var moved = d + (-w[6] * (g - 3) * (10 - d) / 9);
            d = Bound((w[7] * target) + ((1 - w[7]) * moved), 1, 10);
            s = Bound(newS, 0.001, 36500);
            states.Add((s, d));
        }

        return states;
    }

    internal static double Recall(double[] w, double s, double t) =>
        1 / Math.Pow(1 + ((Math.Pow(1 / 0.9, 1 / w[20]) - 1) * t / s), w[20]);

    private static double Bound(double value, double low, double high) =>
        value < low ? low : value > high ? high : value;
}
