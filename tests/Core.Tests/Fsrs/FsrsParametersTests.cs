using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class FsrsParametersTests
{
    private static readonly double[] Fsrs45 =
    [
        0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61,
    ];

    [Fact]
    public void Default_IsThePublishedOne() =>
        Assert.Equal(
            Vectors.Load("parameters.json").Numbers("default_parameters_fsrs6"), FsrsParameters.Default.ToArray());

    [Fact]
    public void Create_ValuesOutsideTheBounds_AreClippedToThePublishedBounds()
    {
        var published = Vectors.Load("parameters.json");
        var lowest = FsrsParameters.Create(Enumerable.Repeat(-1e9, 21).ToArray());
        var highest = FsrsParameters.Create(Enumerable.Repeat(1e9, 21).ToArray());

        Assert.Equal(published.Numbers("lower_bounds"), lowest.ToArray());
        Assert.Equal(published.Numbers("upper_bounds"), highest.ToArray());
    }

    [Fact]
    public void StateBounds_AreThePublishedOnes()
    {
        var published = Vectors.Load("parameters.json");
        Assert.Equal(Memory.MinStability, published.Number("stability_min"));
        Assert.Equal(Memory.MaxStability, published.Number("stability_max"));
        Assert.Equal(Memory.MinDifficulty, published.Number("difficulty_min"));
        Assert.Equal(Memory.MaxDifficulty, published.Number("difficulty_max"));
        Assert.Equal(published.Number("initial_stability_max"), FsrsParameters.UpperBounds[3]);
    }

    [Fact]
    public void Create_17Values_MigratesAsFsrsRs()
    {
        var (input, expected, tolerance) = Vectors.Reference("migrate_fsrs45_17_to_21");
        var actual = FsrsParameters.Create(input.Numbers("w")).ToArray();
        Vectors.AssertClose(expected.Numbers("w"), actual, tolerance);
    }

    [Fact]
    public void Create_19Values_AppendsNoSameDayPowerAndTheOldDecay()
    {
        var fsrs5 = FsrsParameters.Default.ToArray()[..19];
        Assert.Equal([.. fsrs5, 0.0, 0.5], FsrsParameters.Create(fsrs5).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(18)]
    [InlineData(20)]
    [InlineData(22)]
    public void Create_AnotherCount_IsRefused(int count) =>
        Assert.Throws<ArgumentException>(() => FsrsParameters.Create(new double[count]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Create_NotFinite_IsRefusedAtEveryPlaceAndCount(double value)
    {
        foreach (var count in new[] { 17, 19, 21 })
        {
            for (var i = 0; i < count; i++)
            {
                var values = FsrsParameters.Default.ToArray()[..count];
                values[i] = value;
                Assert.Throws<ArgumentException>(() => FsrsParameters.Create(values));
            }
        }
    }

    [Fact]
    public void Create_17ValuesWithoutALogarithm_IsRefused()
    {
        double[] values = [.. Fsrs45];
        values[5] = -1;
        Assert.Throws<ArgumentException>(() => FsrsParameters.Create(values));
    }

    [Fact]
    public void Parameters_AreImmutable()
    {
        var values = FsrsParameters.Default.ToArray();
        var parameters = FsrsParameters.Create(values);
        values[0] = 50;
        parameters.ToArray()[1] = 50;

        Assert.Equal(FsrsParameters.Default.ToArray(), parameters.ToArray());
        Assert.Equal(FsrsParameters.Default[20], parameters[20]);
    }
}
