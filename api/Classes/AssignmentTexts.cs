using EnglishLearning.Api.Problems;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Api.Classes;

/// <summary>What a part of an assignment may be, in both languages.</summary>
internal static class AssignmentTexts
{
    private static readonly Dictionary<AssignmentPart, FieldKind> Kinds = new()
    {
        [AssignmentPart.Title] = new("title-not-usable", new("Judul harus 1 sampai 200 karakter pada satu baris.", "A title has 1 to 200 characters on one line.")),
        [AssignmentPart.Instructions] = new("instructions-not-usable", new(
            "Petunjuk adalah teks biasa, paling banyak 2000 karakter.", "Instructions are plain text of at most 2000 characters.")),
        [AssignmentPart.QuestionIds] = new("question-ids-not-usable", new(
            "Untuk jenis questions kirim 1 sampai 100 id soal yang berbeda; untuk jenis lain jangan kirim.",
            "For the kind questions send 1 to 100 different ids of questions; for other kinds none.")),
        [AssignmentPart.LessonId] = new("lesson-id-not-usable", new(
            "Untuk jenis lesson kirim id pelajaran; untuk jenis lain jangan kirim.", "For the kind lesson send the id of a lesson; for other kinds none.")),
        [AssignmentPart.Goal] = new("goal-not-usable", new(
            "Untuk reviewCount kirim 1 sampai 500 kartu, untuk reviewMinutes 1 sampai 300 menit; untuk jenis lain jangan kirim.",
            "For reviewCount send 1 to 500 cards, for reviewMinutes 1 to 300 minutes; for other kinds none.")),
        [AssignmentPart.DueAt] = new("due-at-not-usable", new(
            "Tenggat harus lebih lambat daripada waktu dibuka, paling lama 366 hari.", "The due date is after the opening, by at most 366 days.")),
    };

    public static FieldKind Of(AssignmentPart part) => Kinds[part];
}
