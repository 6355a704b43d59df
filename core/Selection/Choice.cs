namespace EnglishLearning.Core.Selection;

/// <summary>Why a question was chosen. Travels in messages: the numbers are frozen.</summary>
public enum ReasonKind
{
    /// <summary>Its review is due; <see cref="Choice.DaysDue"/> and <see cref="Choice.Recall"/> say how much.</summary>
    Due = 1,

    /// <summary>New, with an expected success in the target band.</summary>
    NewInBand = 2,

    /// <summary>New; nothing in the target band is left, this comes nearest.</summary>
    NewNearest = 3,
}

/// <summary>A chosen question with the reason.</summary>
/// <param name="DaysDue">Whole days of the learner's calendar since the review fell due; 0 for new questions.</param>
/// <param name="Recall">Probability of recall now, in [0, 1]; 0 for new questions.</param>
/// <param name="PCorrect">Expected success, in [0, 1].</param>
public readonly record struct Choice(string QuestionId, ReasonKind Reason, int DaysDue, double Recall, double PCorrect);
