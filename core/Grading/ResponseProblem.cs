namespace EnglishLearning.Core.Grading;

/// <summary>Why a response cannot be graded: it does not fit the question's type. For the edge; never stored.</summary>
public enum ResponseProblem
{
    TextExpected,
    TextTooLong,

    /// <summary>Not well-formed Unicode, such as half a surrogate pair.</summary>
    TextMalformed,
    ChoicesExpected,
    ExactlyOneChoiceExpected,
    NoChoice,
    UnknownChoice,
    RepeatedChoice,
    SelfRatingExpected,
    UnknownSelfRating,
}
