namespace EnglishLearning.Bench.Soak;

/// <param name="Concurrency">Learners at work at once; each does one thing after the other.</param>
/// <param name="Seed">Of what they do; when things happen is up to the machines.</param>
internal sealed record SoakOptions(Uri Url, int Seconds, int Learners, int Concurrency, int Seed);
