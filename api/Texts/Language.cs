namespace EnglishLearning.Api.Texts;

/// <summary>A language that the API answers in. Indonesian is the default.</summary>
internal enum Language
{
    Indonesian,
    English,
}
