namespace EnglishLearning.Core.Ability;

/// <summary>A value on the logit scale that abilities and question difficulties share, with its standard deviation.</summary>
public readonly record struct Estimate(double Value, double Deviation)
{
    public double Variance => Deviation * Deviation;
}
