using System.Text.Json;
using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>The model as a predictor: log loss on the batch of fsrs-rs's test_loss_and_grad (f32, so 1e-3).</summary>
public sealed class LossTests
{
    private const double Tolerance = 1e-3;

    private static readonly JsonElement Published = Vectors.Load("loss_gradient.json");

    [Fact]
    public void LogLoss_AtTheDefaultsAndAfterOneStep_IsThatOfFsrsRs()
    {
        var step1 = Published.GetProperty("step1");
        Assert.InRange(
            Vectors.RelativeError(step1.Number("loss_sum"), LogLoss(FsrsParameters.Default.ToArray())), 0, Tolerance);
        Assert.InRange(
            Vectors.RelativeError(
                Published.GetProperty("step2").Number("loss_sum"),
                LogLoss(step1.Numbers("after_adam_lr_0.04_and_clip"))),
            0,
            Tolerance);
    }

    [Fact]
    public void LogLoss_ChangesWithEachParameter_AsTheGradientOfFsrsRs()
    {
        const double Step = 1e-7;
        var gradient = Published.GetProperty("step1").Numbers("gradient");
        var at = FsrsParameters.Default.ToArray();
        for (var i = 0; i < FsrsParameters.Count; i++)
        {
            double[] beyond = [.. at];
            beyond[i] += Step;
            var slope = (LogLoss(beyond) - LogLoss(at)) / Step;
            Assert.True(
                Vectors.RelativeError(gradient[i], slope) < Tolerance, $"w{i}: expected {gradient[i]}, got {slope}");
        }
    }

    private static double LogLoss(double[] values)
    {
        var parameters = FsrsParameters.Create(values);
        var batch = Published.GetProperty("batch");
        var (waits, ratings) = (Rows(batch, "t_history"), Rows(batch, "r_history"));
        var (delays, labels) = (batch.Ints("delta_t"), batch.Ints("labels"));
        return Enumerable.Range(0, labels.Length).Sum(card =>
        {
            var state = Histories.Replay(
                parameters, [.. ratings.Select(row => row[card])], [.. waits.Select(row => row[card])]);
            var recall = Memory.Retrievability(parameters, state.Stability, delays[card]);
            return -Math.Log(labels[card] == 1 ? recall : 1 - recall);
        });
    }

    private static int[][] Rows(JsonElement batch, string property) =>
        batch.GetProperty(property).Deserialize<int[][]>()!;
}
