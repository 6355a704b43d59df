using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>A file of the bank without its questions' texts.</summary>
/// <param name="LessonId">The lesson that teaches it, if any.</param>
public sealed record QuestionSet(
    string Id,
    string Title,
    Skill Skill,
    CefrLevel Level,
    IReadOnlyList<string> Tags,
    string? LessonId,
    IReadOnlyList<string> QuestionIds);

/// <summary>A lesson of the book; <paramref name="Body"/> is Markdown.</summary>
public sealed record Lesson(string Id, string Title, string IndonesianTitle, CefrLevel Level, Skill Skill, string Body);

/// <summary>What a content folder holds, in the order of its files. The questions carry version 0: none is stored yet.</summary>
public sealed record ContentFolder(
    IReadOnlyList<QuestionVersion> Questions,
    IReadOnlyList<Lesson> Lessons,
    IReadOnlyList<QuestionSet> Sets);

/// <summary>Something that an author must put right.</summary>
/// <param name="File">Path below the content folder, with slashes; "." for the folder itself.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ContentError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A folder and all that is wrong with it. With any error the folder is incomplete: do not publish it.</summary>
public sealed record ContentReading(ContentFolder Folder, IReadOnlyList<ContentError> Errors);
